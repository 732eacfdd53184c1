using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Policies;

namespace Holdfast.AspNetCore.Operations;

/// <summary>What <c>/readyz</c> warns of: the instance serves, and somebody should look.</summary>
sealed class ReadinessWarnings(IAccountReader accounts, IFactorReader factors, InstanceFactors instance, RemovalPolicy policy)
{
    const string NoOwner = "no owner yet: open the setup link that was printed at start, or print another with `holdfast setup-link`";
    const string NoOwnerHere = "no owner could complete a sign-in here and now: run `holdfast doctor`";
    const string Unreadable = "the stored sign-in settings cannot be read: run `holdfast doctor`";

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var warnings = new List<string>();
        if ((await accounts.HoldersAsync(cancellationToken).ConfigureAwait(false)).Developer == 0)
            warnings.Add(NoOwner);
        else if ((await accounts.HoldersAsync(instance.Now, cancellationToken).ConfigureAwait(false)).Developer == 0)
            warnings.Add(NoOwnerHere);
        if ((await factors.SettingsAsync(cancellationToken).ConfigureAwait(false)).Fault is not null)
            warnings.Add(Unreadable);
        if (await policy.FaultAsync(cancellationToken).ConfigureAwait(false) is { } fault)
            warnings.Add(fault);
        return warnings;
    }
}
