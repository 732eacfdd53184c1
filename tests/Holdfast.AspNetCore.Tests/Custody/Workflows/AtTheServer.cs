using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Recovery;

namespace Holdfast.AspNetCore.Tests.Custody.Workflows;

/// <summary>What the operator does at the server, with the command line.</summary>
sealed class AtTheServer(Office office)
{
    /// <summary><c>holdfast user disable-mfa</c>.</summary>
    public Task DisableFactorsAsync(AccountId account, string reason) =>
        office.Cast.DoAsync(new EmergencyDisableMfa(account, new Record()) { Reason = Reason.Parse(reason) });

    /// <summary><c>holdfast user emergency-access</c>: the link that it prints.</summary>
    public async Task<string> PrintLinkAsync(AccountId account, string reason)
    {
        var secret = OneTimeSecret.New();
        var token = OneTimeTokenId.New(TimeProvider.System.GetUtcNow());
        await office.Cast.DoAsync(
            new EmergencyAccess(account, new Record(), token, secret.Hash, TimeSpan.FromMinutes(15)) { Reason = Reason.Parse(reason) });
        return "/recover?token=" + secret.Secret;
    }

    sealed class Record : IEmergencyRecord
    {
        public EventKind Kind => EventKind.EmergencyRecovery;

        public EventDetail Describe(EmergencyFacts facts) => new EventDetail.Emergency(facts.Operation, "the tests", "host.example.org")
        {
            SessionsEnded = facts.SessionsEnded,
            TokenId = facts.Token?.Id.ToString(),
            TokenExpiresAt = facts.Token?.ExpiresAt,
        };
    }
}
