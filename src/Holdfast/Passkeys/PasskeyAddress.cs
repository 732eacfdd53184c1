namespace Holdfast.Passkeys;

/// <summary>Where browsers allow passkeys.</summary>
public static class PasskeyAddress
{
    const string Local = "localhost";

    /// <summary>
    /// Whether passkeys work under a public address: they need a host name, never an IP address, and https unless the host is this
    /// machine. Without a public address the instance is reached as <c>http://localhost</c>, where they work.
    /// </summary>
    public static bool Allows(Uri? publicUrl) =>
        publicUrl is null || (publicUrl.HostNameType == UriHostNameType.Dns && (publicUrl.Scheme == Uri.UriSchemeHttps || IsLocal(publicUrl.IdnHost)));

    static bool IsLocal(string host) => host == Local || host.EndsWith("." + Local, StringComparison.Ordinal);
}
