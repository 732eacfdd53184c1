using Holdfast.Accounts;
using Holdfast.Cli.Output;
using Holdfast.Gate;

namespace Holdfast.Cli.Custodians;

/// <summary>What a command ended besides what its name says, a line each, for the operator.</summary>
static class Ended
{
    /// <summary>Nothing for most commands. For a compromise always something, so that the operator knows the extent.</summary>
    public static IEnumerable<string> Lines(Receipt receipt, AccountId self, bool isCompromised)
    {
        string[] voided = [.. receipt.Voided.Where(account => account.Id != self).Select(account => account.Label)];
        string[] inDoubt = [.. receipt.InDoubt.Where(account => account.Id != self).Select(account => account.Label)];
        if (isCompromised)
        {
            var counts = receipt.Counts;
            yield return $"ended: {counts.Sessions} sessions, {counts.ApiKeys} API keys, {counts.Tokens} links and invitations";
        }
        if (voided.Length > 0)
            yield return $"{voided.Length} sign-ins are void: {NameList.Of(voided)}; holdfast user emergency-access gives each a new link";
        else if (isCompromised)
            yield return "no sign-in of another account became void";
        if (inDoubt.Length > 0)
            yield return $"{inDoubt.Length} accounts are in doubt: {NameList.Of(inDoubt)}; vouch for each, or give each a new link";
    }
}
