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
    public async Task A_server_that_ends_at_once_is_reported()
    {
        var options = new ServerOptions { Arguments = ["--no-such-option"] };
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.StartAsync(options));
        Assert.StartsWith("holdfast serve ended with exit code ", fault.Message);
    }

    [Fact]
    public void A_free_port_can_be_listened_on()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, FreePort.Next());
        listener.Start();
    }
}
