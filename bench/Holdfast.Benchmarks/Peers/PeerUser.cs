namespace Holdfast.Benchmarks.Peers;

/// <summary>A user of the peer.</summary>
sealed class PeerUser
{
    public const string OnlyId = "0190c000-0000-7000-8000-000000000001";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Stamp { get; set; } = "";
}
