using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Holdfast.TestHost;

public static class FreePort
{
    /// <summary>
    /// Below the ports that the system hands out to whoever connects somewhere: those it might hand out again before the caller listens.
    /// </summary>
    const int First = 10_000, AfterLast = 32_000;

    static readonly ConcurrentDictionary<int, bool> given = [];

    /// <summary>A loopback port that nobody listens on, and never one that this process was given before.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, AfterLast);
            if (given.TryAdd(port, true) && IsFree(port))
                return port;
        }
    }

    static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
