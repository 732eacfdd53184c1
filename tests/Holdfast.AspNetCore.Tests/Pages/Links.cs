using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Recovery;

namespace Holdfast.AspNetCore.Tests.Pages;

/// <summary>Issues one-time links as the operator does.</summary>
static class Links
{
    static Actor Operator => new Actor.Operator("the tests", new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));

    public static async Task<string> IssueSetupAsync(this Instance instance)
    {
        var secret = OneTimeSecret.New();
        await DoAsync(instance, new IssueSetupLink(NewId(), secret.Hash));
        return secret.Secret;
    }

    public static async Task<string> IssueRecoveryAsync(this Instance instance, AccountId account)
    {
        var secret = OneTimeSecret.New();
        await DoAsync(instance, new IssueResetLink(account, NewId(), secret.Hash));
        return secret.Secret;
    }

    static async Task DoAsync(Instance instance, Command command) => Assert.Null((await instance.Gate.ExecuteAsync(Operator, command, default)).Refusal);

    static OneTimeTokenId NewId() => OneTimeTokenId.New(TimeProvider.System.GetUtcNow());
}
