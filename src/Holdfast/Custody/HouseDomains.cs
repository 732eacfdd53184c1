using Holdfast.Accounts;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>
/// The domains in which every address belongs to its person. A setting of developers. Shared mailboxes and aliases do not belong there.
/// </summary>
public sealed record HouseDomains
{
    /// <summary>The most domains.</summary>
    public const int Most = 50;

    HouseDomains(IReadOnlyList<string> names) => Names = names;

    /// <summary>No domain.</summary>
    public static HouseDomains None { get; } = new([]);

    /// <summary>The domains in A-label form, lower case, by name.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether an address is in one of the domains and carries no tag.</summary>
    public bool Has(EmailAddress address)
    {
        if (Names.Count == 0)
            return false;
        var (local, domain) = EmailAddress.PartsOf(address.Key);
        return !local.Contains('+', StringComparison.Ordinal) && Names.Contains(domain, StringComparer.Ordinal);
    }

    /// <summary>Parses names of domains; refuses with <c>invalid_command</c>.</summary>
    public static Outcome<HouseDomains> Parse(IEnumerable<string> names)
    {
        var parsed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (EmailAddress.DomainKey(name.Trim()) is not { } domain)
                return Refusal.InvalidCommand("house_domains must be names of mail domains, for example example.org") with { Field = "house_domains" };
            parsed.Add(domain);
        }
        return parsed.Count > Most ? Refusal.InvalidCommand($"name at most {Most} house domains") with { Field = "house_domains" } : new HouseDomains([.. parsed]);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; what cannot be read is no domain.</summary>
    public static HouseDomains Stored(string text) =>
        Parse(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).IsDone(out var domains) ? domains : None;

    /// <inheritdoc/>
    public bool Equals(HouseDomains? other) => other is not null && Names.SequenceEqual(other.Names);

    /// <inheritdoc/>
    public override int GetHashCode() => Names.Count;

    /// <summary>The names, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', Names);
}
