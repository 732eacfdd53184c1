using Holdfast.Accounts;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Cli.Doctor;

/// <summary>Whether each protected role has lasting holders, and what would empty it.</summary>
static class HolderCheck
{
    public static IEnumerable<Finding> Run(Patient patient)
    {
        if (patient.Protected.Count == 0)
            yield return Finding.Wrong("holders", "no account of a protected role exists", "holdfast setup-link, while there is no account at all; else holdfast user promote --user … --to-role developer --reason …");
        else
        {
            foreach (var role in RoleLadder.Protected.Reverse())
                yield return Of(role, [.. patient.Protected.Where(account => account.Role.Includes(role) && patient.Counts(account))]);
            foreach (var account in patient.Protected.Where(account => !patient.Counts(account)))
                yield return Finding.Warning("holders", $"{account.Label} ({account.Role.Name}) cannot stand in as the last one of the role: {Why(account, patient)}", Mend(account, patient));
        }
    }

    static Finding Of(Role role, IReadOnlyList<Account> holders)
    {
        var lasting = holders.Select(account => account.Label).ToArray();
        return lasting switch
        {
            [] => Finding.Wrong("holders", $"the role {role.Name} has no lasting holder", $"holdfast user promote --user … --to-role {role.Name} --reason …"),
            [var only] => Finding.Warning(
                "holders",
                $"the role {role.Name} has one lasting holder, {only}: when {only} loses password and device, only this command line is left",
                $"holdfast user promote --user … --to-role {role.Name} --reason …"),
            _ => Finding.Good("holders", $"the role {role.Name} has {lasting.Length} lasting holders: {string.Join(", ", lasting)}"),
        };
    }

    static string Why(Account account, Patient patient) => account switch
    {
        { Kind: AccountKind.Service } => "a service cannot sign in",
        { SignInVoidAt: not null } => "its sign-in is void until a new password is set",
        { HasCredential: false } => "no password and no passkey has been set yet",
        { ExpiresAt: { } end } when end <= patient.Now => "it has expired",
        { ExpiresAt: not null } => "it expires by itself",
        { Lock: not null } => "it is locked",
        { IsLasting: true } => Obstacle(account, patient).Why,
        _ => "it is inactive",
    };

    static string Mend(Account account, Patient patient) => account switch
    {
        { Kind: AccountKind.Service } => "a service needs no mending; count on persons",
        { HasCredential: false } or { SignInVoidAt: not null } when account.IsLive(patient.Now) =>
            $"holdfast user emergency-access --user {account.Label} --reason …",
        { IsLasting: true } => Obstacle(account, patient).Mend,
        { Lock: not null } => $"holdfast user unlock --user {account.Label} --reason …",
        { IsActive: false } => $"holdfast user activate --user {account.Label} --reason …",
        _ => "an administrator extends it in the panel, or holdfast user create makes another",
    };

    /// <summary>What keeps a lasting holder from completing a sign-in.</summary>
    static (string Why, string Mend) Obstacle(Account account, Patient patient)
    {
        var relax = $"holdfast settings set --role {account.Role.Name} --factors optional --reason …";
        return account switch
        {
            { InDoubtSince: not null } => ("somebody must decide about those who set its sign-in up", $"holdfast user emergency-access --user {account.Label} --reason …, or holdfast user vouch"),
            { CredentialCount: > 0 } when !patient.Support.Passkeys => ("passkeys do not work at the public address of this instance", "set HOLDFAST_PUBLIC_URL to an https address with a host name"),
            _ when patient.Settings[account.Role] == FactorPolicy.Passkey => ("its role needs a passkey, and it has none", relax),
            { HasTotp: true } => ("its authenticator cannot be checked without the key file", $"bring the key file back (see below), or holdfast user disable-mfa --user {account.Label} --reason …"),
            _ => ("its role needs a second factor, and nobody can enrol one here", relax),
        };
    }
}
