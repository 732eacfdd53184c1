using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Network;

/// <summary>Unites networks that overlap or follow on each other into as few as possible.</summary>
sealed class CidrMerge
{
    readonly List<(Cidr Network, string Text)> networks = [];

    /// <summary>Adds a network, or an IPv4 address, which stands for the network of its class; answers what is wrong.</summary>
    public string? Add(string text)
    {
        if (!IpText.TryParse(text, out var address, out var bits))
        {
            if (!Cidr.TryParse(text, out var network))
                return $"invalid CIDR address: {text}";
            networks.Add((network, network.Write()));
            return null;
        }
        IpText.Unmap(ref address, ref bits);
        if (bits != IpText.Ipv4Bits)
            return "IPv6 invalid: needs prefix length";
        var prefix = ClassPrefix((int)(address >> 24));
        networks.Add((Cidr.Of(address, bits, prefix), string.Create(CultureInfo.InvariantCulture, $"{IpText.Write(address, bits)}/{prefix}")));
        return null;
    }

    public IEnumerable<string> Run()
    {
        var ordered = networks.OrderBy(item => item.Network.Bits).ThenBy(item => item.Network.First).ThenByDescending(item => item.Network.Last).ToList();
        for (var i = 0; i < ordered.Count;)
        {
            var (start, text) = ordered[i];
            var last = start.Last;
            var next = i + 1;
            while (next < ordered.Count && Touches(ordered[next].Network, start.Bits, last))
                last = UInt128.Max(last, ordered[next++].Network.Last);
            if (next == i + 1)
            {
                yield return text;
            }
            else
            {
                foreach (var network in Cover(start.First, last, start.Bits))
                    yield return network.Write();
            }
            i = next;
        }
    }

    static bool Touches(Cidr network, int bits, UInt128 last) =>
        network.Bits == bits && (network.First <= last || network.First - 1 == last);

    static IEnumerable<Cidr> Cover(UInt128 first, UInt128 last, int bits)
    {
        while (true)
        {
            var hostBits = (int)UInt128.Min(UInt128.TrailingZeroCount(first), (UInt128)bits);
            while (hostBits > 0 && first + ((UInt128.One << (hostBits - 1)) - 1) + (UInt128.One << (hostBits - 1)) > last)
                hostBits--;
            var network = Cidr.Of(first, bits, bits - hostBits);
            yield return network;
            if (network.Last >= last)
                yield break;
            first = network.Last + 1;
        }
    }

    static int ClassPrefix(int firstByte) => firstByte switch
    {
        < 128 => 8,
        < 192 => 16,
        < 224 => 24,
        _ => 32,
    };
}
