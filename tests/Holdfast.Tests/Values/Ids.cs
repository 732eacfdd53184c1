using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Audit;
using Holdfast.Groups;
using Holdfast.Recovery;
using Holdfast.Sessions;

namespace Holdfast.Tests.Values;

public class Ids
{
    static readonly DateTimeOffset at = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Func<DateTimeOffset, string>, Func<string?, string?>> Kinds => new()
    {
        { "account", at => AccountId.New(at).ToString(), text => AccountId.TryParse(text, out var id) ? id.ToString() : null },
        { "session", at => SessionId.New(at).ToString(), text => SessionId.TryParse(text, out var id) ? id.ToString() : null },
        { "group", at => GroupId.New(at).ToString(), text => GroupId.TryParse(text, out var id) ? id.ToString() : null },
        { "link", at => OneTimeTokenId.New(at).ToString(), text => OneTimeTokenId.TryParse(text, out var id) ? id.ToString() : null },
        { "event", at => EventId.New(at).ToString(), text => EventId.TryParse(text, out var id) ? id.ToString() : null },
        { "correlation", at => CorrelationId.New(at).ToString(), text => CorrelationId.TryParse(text, out var id) ? id.ToString() : null },
    };

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void An_id_is_a_hyphenated_UUIDv7_in_order_of_creation(string kind, Func<DateTimeOffset, string> make, Func<string?, string?> parse)
    {
        var early = make(at);
        var late = make(at.AddMilliseconds(1));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", early);
        Assert.True(string.CompareOrdinal(early, late) < 0, kind);
        Assert.NotEqual(make(at), make(at));
        Assert.Equal(early, parse(early));
    }

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void Other_spellings_are_no_ids(string kind, Func<DateTimeOffset, string> make, Func<string?, string?> parse)
    {
        var id = make(at);
        string?[] others = [null, "", kind, id.Replace("-", "", StringComparison.Ordinal), "{" + id + "}", "urn:uuid:" + id, id[..35], id + "0", "g" + id[1..]];
        Assert.All(others, other => Assert.Null(parse(other)));
    }

    [Theory]
    [InlineData("abcDEF12", true)]
    [InlineData("abcDEF1", false)]
    [InlineData("abcDEF123", false)]
    [InlineData("abcDEF1_", false)]
    [InlineData("abcDEF1\u00e9", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_id_of_a_key_is_eight_base62_characters(string? text, bool valid) => Assert.Equal(valid, ApiKeyId.TryParse(text, out _));
}
