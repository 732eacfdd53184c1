using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Custody;

/// <summary>
/// The member <c>custody</c>: what becomes of sign-ins whose custodians do not cover what the account becomes. One object for all accounts,
/// <c>{"mode": "void" | "vouch", "reason"?}</c>, or a list of <c>{"id", "mode", "reason"?}</c>.
/// </summary>
[JsonConverter(typeof(CustodyBodyConverter))]
public sealed record CustodyBody
{
    const int Most = 500;

    /// <summary>The decision for all accounts; null when there is a list.</summary>
    public Decided? ForAll { get; init; }

    /// <summary>The decisions by account.</summary>
    public IReadOnlyList<DecidedFor> List { get; init; } = [];

    /// <summary>A decision.</summary>
    /// <param name="Mode"><c>void</c> or <c>vouch</c>.</param>
    /// <param name="Reason">Why; a vouch needs one.</param>
    public sealed record Decided(string Mode, string? Reason = null);

    /// <summary>A decision about one account.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Mode"><c>void</c> or <c>vouch</c>.</param>
    /// <param name="Reason">Why; a vouch needs one.</param>
    public sealed record DecidedFor(Guid Id, string Mode, string? Reason = null);

    /// <summary>
    /// The decisions as the kernel takes them, with a place for the links that they may need; <c>malformed</c> for an unknown mode.
    /// </summary>
    internal static Outcome<CustodyDecisions> Parse(CustodyBody? body, FreshLinks links)
    {
        if (body is null)
            return CustodyDecisions.None with { Links = links };
        if (body.List.Count > Most)
            return Refusal.Malformed($"custody must name at most {Most} accounts", "custody");
        var byId = new Dictionary<AccountId, CustodyDecision>();
        foreach (var one in body.List)
        {
            var decision = Decision(one.Mode, one.Reason);
            if (!decision.IsDone(out var decided))
                return decision.Refusal!;
            if (!byId.TryAdd(new(one.Id), decided))
                return Refusal.Malformed("custody must name each account once", "custody");
        }
        var all = body.ForAll is { } forAll ? Decision(forAll.Mode, forAll.Reason) : null;
        if (all?.Refusal is { } refusal)
            return refusal;
        return new CustodyDecisions { ForAll = all?.Match<CustodyDecision?>(decided => decided, _ => null), ById = byId, Links = links };
    }

    static Outcome<CustodyDecision> Decision(string mode, string? reason) => mode switch
    {
        "void" => new CustodyDecision(CustodyMode.Void, Reason.Parse(reason)),
        "vouch" => new CustodyDecision(CustodyMode.Vouch, Reason.ParseRequired(reason)),
        _ => Refusal.Malformed("custody.mode must be void or vouch", "custody"),
    };
}

/// <summary>Reads an object or a list, as strictly as every other body.</summary>
sealed class CustodyBodyConverter : JsonConverter<CustodyBody>
{
    public override CustodyBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.StartObject => new() { ForAll = JsonSerializer.Deserialize(ref reader, Json.HoldfastJson.Default.Decided) },
        JsonTokenType.StartArray => new() { List = JsonSerializer.Deserialize(ref reader, Json.HoldfastJson.Default.IReadOnlyListDecidedFor) ?? [] },
        _ => throw new JsonException("custody must be an object or a list"),
    };

    public override void Write(Utf8JsonWriter writer, CustodyBody value, JsonSerializerOptions options)
    {
        if (value.ForAll is { } all)
            JsonSerializer.Serialize(writer, all, Json.HoldfastJson.Default.Decided);
        else
            JsonSerializer.Serialize(writer, value.List, Json.HoldfastJson.Default.IReadOnlyListDecidedFor);
    }
}
