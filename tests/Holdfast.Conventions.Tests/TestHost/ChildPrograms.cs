using Holdfast.TestHost;

namespace Holdfast.Conventions.Tests.TestHost;

public class ChildPrograms
{
    [Fact]
    public async Task A_command_runs_to_its_end()
    {
        var command = await HoldfastCommand.RunAsync(["--version"]);
        Assert.Equal(0, command.ExitCode);
    }

    [Fact]
    public void A_free_port_can_be_listened_on()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, FreePort.Next());
        listener.Start();
    }
}
