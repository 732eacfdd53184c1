using Holdfast.Accounts;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Factors;

/// <summary>Who may enrol which factor.</summary>
static class EnrolmentRules
{
    public static Refusal? Check(Account account, SignInSettings settings)
    {
        if (account.HasTotp)
            return Refusal.InvalidCommand("this account has an authenticator already; remove it first");
        return CheckPolicy(account, settings);
    }

    public static Refusal? CheckPolicy(Account account, SignInSettings settings) =>
        settings[account.Role] == FactorPolicy.None
            ? Refusal.InvalidCommand("second factors are switched off for this role")
            : null;
}
