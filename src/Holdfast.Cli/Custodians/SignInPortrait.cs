using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Custody;

namespace Holdfast.Cli.Custodians;

/// <summary>How an account signs in: the state, the second factors, the address, who set it up, and what rests on the account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Custodians">Its custodians, former ones included.</param>
/// <param name="Rests">The names of the accounts whose sign-in rests on it.</param>
/// <param name="BackupCodes">How many backup codes it has left.</param>
/// <param name="House">The house domains.</param>
sealed record SignInPortrait(
    Account Account, IReadOnlyList<CustodianView> Custodians, IReadOnlyList<string> Rests, int BackupCodes, HouseDomains House)
{
    /// <summary>Those who could act as the account and do not cover it, a sentence each. A vouch took the place of former ones.</summary>
    public IEnumerable<string> FallingShort =>
        from custodian in Custodians where custodian is { IsFormer: false, Covers: false } select custodian.Sentence;

    /// <summary>Reads it, outside any lock.</summary>
    /// <param name="account">The account as it is, or as it shall be: its custodians are compared with that.</param>
    /// <param name="kernel">The kernel over the store.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SignInPortrait> OfAsync(Account account, CommandKernel kernel, CancellationToken cancellationToken)
    {
        var read = await kernel.Custody.OfAsync(account.Id, cancellationToken);
        var grants = await kernel.Store.Accounts.GrantsOfAsync(account.Id, cancellationToken);
        var authority = Authority.Of(account, grants.Select(grant => grant.Permission));
        var settings = await kernel.Store.Factors.SettingsAsync(cancellationToken);
        return new(
            account,
            read is var (_, custody, now) ? [.. custody.Custodians.Select(state => new CustodianView(state, authority, now))] : [],
            read is var (_, held, _) ? [.. held.Rests.Select(resting => resting.Account.Label)] : [],
            await kernel.Store.Factors.BackupCodesLeftAsync(account.Id, cancellationToken),
            settings.House);
    }

    /// <summary>For people, a row each.</summary>
    public IEnumerable<(string Name, string? Value)> Rows()
    {
        yield return ("sign-in", Account.SignInState.Replace('_', ' '));
        if (Account.SignInStateSince is { } since)
            yield return ("sign-in since", $"{Instant.Short(since)}, because {Because}");
        yield return ("second factors", string.Join(", ", Factors()));
        yield return ("address", Address);
        foreach (var custodian in Custodians)
            yield return ("custodian", custodian.Sentence);
        if (Custodians.Count == 0)
            yield return ("custodian", "nobody else set it up");
        yield return ("rests on it", Rests.Count == 0 ? null : $"{Rests.Count} accounts: {NameList.Of(Rests)}");
    }

    /// <summary>The members that <c>--json</c> shows besides those of the account.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteStartObject("sign_in");
        json.WriteString("state", Account.SignInState);
        json.WriteString("since", Instant.Full(Account.SignInStateSince));
        json.WriteString("why", Account.SignInStateWhy);
        json.WriteEndObject();
        json.WriteStartObject("second_factors");
        json.WriteBoolean("totp", Account.HasTotp);
        json.WriteNumber("passkeys", Account.CredentialCount);
        json.WriteNumber("backup_codes", BackupCodes);
        json.WriteEndObject();
        json.WriteBoolean("email_confirmed", Account.EmailStanding != EmailStanding.Unconfirmed);
        json.WriteBoolean("email_personal", Account.HasPersonalAddress(House));
        json.WriteStartArray("custodians");
        foreach (var custodian in Custodians)
            custodian.Write(json);
        json.WriteEndArray();
        json.WriteNumber("rests", Rests.Count);
        json.WriteStartArray("rests_first");
        foreach (var name in Rests.Take(NameList.Most))
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    string? Address => Account switch
    {
        { Email: null } => null,
        { EmailStanding: EmailStanding.Personal } => "personal, confirmed by the account",
        _ when Account.HasPersonalAddress(House) => "personal, in a house domain",
        { EmailStanding: EmailStanding.Confirmed } => "confirmed by the account, not personal",
        _ => "not confirmed",
    };

    string Because => Account.SignInVoidCause switch
    {
        VoidCause.Decided => "the account became more than those who set the sign-in up cover",
        VoidCause.IssuerEnded => "an issuer was stopped before the password was changed",
        _ => "an account or a key that set it up was compromised",
    };

    IEnumerable<string> Factors()
    {
        if (Account.HasTotp)
            yield return "authenticator";
        if (Account.CredentialCount > 0)
            yield return $"{Account.CredentialCount} passkeys";
        if (BackupCodes > 0)
            yield return $"{BackupCodes} backup codes";
    }
}
