using System.Net;
using System.Net.Sockets;

namespace Holdfast.TestHost;

public static class FreePort
{
    /// <summary>A loopback port nobody listened on a moment ago. Another process may take it before the caller does.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
