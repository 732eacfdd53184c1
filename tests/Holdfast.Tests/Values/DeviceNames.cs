using Holdfast.Sessions;

namespace Holdfast.Tests.Values;

public class DeviceNames
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on macOS")]
    [InlineData("Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0", "Firefox on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15", "Firefox on iOS")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome on Windows")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome on ChromeOS")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1", "Chrome on iPadOS")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36", "Chrome on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0", "Opera on Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet on Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15", "Safari on macOS")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.26100; en-US) PowerShell/7.5.3", "PowerShell on Windows")]
    [InlineData("curl/8.14.1", "curl")]
    [InlineData("Wget/1.25.0", "Wget")]
    [InlineData("python-requests/2.32.5", "Python")]
    [InlineData("Go-http-client/2.0", "Go")]
    [InlineData("okhttp/5.1.0", "OkHttp")]
    [InlineData("node", "Node.js")]
    [InlineData("Mozilla/5.0 (X11; OpenBSD amd64) Dillo/3.2", "Unknown client on OpenBSD")]
    [InlineData("Firefox/145.0", "Firefox")]
    [InlineData("Mozilla/5.0", "Unknown device")]
    [InlineData("<script>alert(1)</script>", "Unknown device")]
    [InlineData("not curl/8.14.1", "Unknown device")]
    [InlineData("nodding", "Unknown device")]
    [InlineData("firefox on linux", "Unknown device")]
    [InlineData(" ", "Unknown device")]
    [InlineData("", "Unknown device")]
    [InlineData(null, "Unknown device")]
    public void Clients_have_names_that_people_know(string? userAgent, string name) => Assert.Equal(name, DeviceName.Of(userAgent));

    [Theory]
    [InlineData("\e[2J\r\nFirefox/1 \u202eLinux", "Firefox on Linux")]
    [InlineData("curl/8\nSet-Cookie: x", "curl")]
    public void Nothing_that_was_sent_is_repeated(string userAgent, string name) => Assert.Equal(name, DeviceName.Of(userAgent));

    [Fact]
    public void Only_the_beginning_counts()
    {
        Assert.Equal("Firefox on Linux", DeviceName.Of("Linux; Firefox/145.0" + new string('x', 1_000_000)));
        Assert.Equal("Unknown client on Linux", DeviceName.Of("Linux; " + new string('x', 256) + "Firefox/145.0"));
    }
}
