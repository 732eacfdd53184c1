using Holdfast.Accounts;
using Holdfast.Cli.Custodians;
using Holdfast.Cli.Output;
using Holdfast.Roles;

namespace Holdfast.Cli.Doctor;

/// <summary>
/// Sign-ins of staff and above that accounts set up which are gone, or which were compromised. The check of holders finds void sign-ins.
/// </summary>
static class CustodyCheck
{
    const string Name = "custodians";

    public static async Task<IReadOnlyList<Finding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var account in patient.Panel.Where(account => account.InDoubtSince is not null))
            findings.Add(Finding.Wrong(Name, Doubt(account), Mend(account)));
        var left = new List<(Account Account, string[] Gone)>();
        foreach (var account in patient.Panel.Where(one => one is { HasCustodians: true, InDoubtSince: null } && patient.IsUsable(one)))
        {
            var seen = await SignInPortrait.OfAsync(account, patient.Kernel, cancellationToken);
            string[] gone = [.. from one in seen.Custodians where one is { IsFormer: false, IsGone: true } select one.Sentence];
            if (gone.Length > 0)
                left.Add((account, gone));
        }
        findings.AddRange(left.Take(NameList.Most).Select(one => Finding.Warning(Name, Gone(one.Account, one.Gone), Mend(one.Account))));
        if (left.Count > NameList.Most)
        {
            string[] others = [.. left.Skip(NameList.Most).Select(one => one.Account.Label)];
            var sentence = $"accounts that are gone set up the sign-ins of {NameList.Of(others)} too";
            findings.Add(Finding.Warning(Name, sentence, "holdfast user show, for each"));
        }
        return findings.Count > 0 ? findings : [Finding.Good(Name, "no sign-in of staff or above was set up by an account that is gone")];
    }

    static string Gone(Account account, string[] gone) =>
        $"the sign-in of {account.Label} ({account.Role.Name}): {string.Join("; ", gone.Take(NameList.Most))}";

    static string Doubt(Account account) =>
        $"{account.Label} ({account.Role.Name}) is in doubt since {Instant.Short(account.InDoubtSince)}: a compromised account or key set "
            + "the sign-in up, and the account can administer nothing until you decide";

    static string Mend(Account account) =>
        $"holdfast user emergency-access --user {account.Label} --reason … gives a new link; holdfast user vouch --user {account.Label} --reason … keeps the sign-in";
}
