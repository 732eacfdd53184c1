using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.Custody;

namespace Holdfast.Cli.Custodians;

/// <summary>A custodian of an account in words: who it is, what their part was, and whether they still cover the account.</summary>
/// <param name="State">The custodian as they are now.</param>
/// <param name="Authority">The account's authority, as if it were active.</param>
/// <param name="Now">The store's clock.</param>
sealed record CustodianView(CarrierState State, Authority Authority, DateTimeOffset Now)
{
    const int MostLacks = 3;

    /// <summary>The username, the id once that is gone, or what else the custodian is.</summary>
    public string Name => State.Carrier.Who switch
    {
        var who when who == Custodian.Operator => "the operator",
        var who when who == Custodian.Host => "the host application",
        _ => State.Label,
    };

    /// <summary>Whether a vouch took their place.</summary>
    public bool IsFormer => State.Carrier.Part == CarrierPart.Former;

    /// <summary>Whether their account was removed.</summary>
    public bool HasLeft => State.Carrier.Who.Account is not null && State.Account is null or { RemovedAt: not null };

    /// <summary>Whether they can do nothing any more, or nothing for now: they left, or their account is stopped.</summary>
    public bool IsGone => !State.IsLive(Now);

    /// <summary>Whether they are live and cover the account.</summary>
    public bool Covers => State.Covers(Authority, Now);

    /// <summary>A sentence without an end, for example <c>carol set it up and has left</c>.</summary>
    public string Sentence => IsFormer ? $"{Name} set it up before a vouch" : $"{Deed} and {Standing}";

    /// <summary>What they are now, for example <c>has left</c> or <c>lacks the role developer</c>.</summary>
    public string Standing
    {
        get
        {
            if (HasLeft)
                return "has left";
            if (IsGone)
                return $"is {State.Account!.StateAt(Now)}";
            return Covers ? "covers it" : $"lacks {string.Join(", ", State.Lacks(Authority, Now).Take(MostLacks))}";
        }
    }

    string Part => State.Carrier.Part switch { CarrierPart.Issuer => "issuer", CarrierPart.Custodian => "custodian", _ => "former" };

    string Deed => State.Carrier.Who == Custodian.Operator
        ? $"{Name} vouched for it"
        : State.Carrier.Part == CarrierPart.Custodian ? $"{Name} set up an account that set it up" : $"{Name} set it up";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", State.Carrier.Who.ToString());
        json.WriteString("username", State.Account?.Username?.Value);
        json.WriteString("part", Part);
        json.WriteBoolean("is_live", !IsGone);
        json.WriteBoolean("has_left", HasLeft);
        json.WriteBoolean("covers", Covers);
        json.WriteStartArray("lacks");
        foreach (var lack in State.Lacks(Authority, Now))
            json.WriteStringValue(lack);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
