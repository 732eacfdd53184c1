using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.SignIn;

/// <summary>The network of a client: the /24 of an IPv4 address, the /64 of an IPv6 address. Stored as a hash alone.</summary>
public readonly record struct Network(string Prefix)
{
    /// <summary>The network of an address; IPv4 addresses mapped into IPv6 count as IPv4.</summary>
    public static Network Of(IPAddress? address)
    {
        if (address is null)
            return new("unknown");
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 8).Clear();
        return new(new IPAddress(bytes).ToString());
    }

    /// <summary>
    /// The network of an address in its canonical form, as <see cref="IPAddress.ToString"/> writes it. A proxy may name a client by
    /// another text: that text is a network of its own, so such clients share no count with anybody.
    /// </summary>
    public static Network Of(string? client)
    {
        if (client is null)
            return Of((IPAddress?)null);
        return IPAddress.TryParse(client, out var address) && address.ToString() == client ? Of(address) : new("text " + client);
    }

    /// <summary>The hash under which the store remembers the network for one subject.</summary>
    public byte[] HashFor(string subject) => SHA256.HashData(Encoding.UTF8.GetBytes($"holdfast network\0{subject}\0{Prefix}"));
}
