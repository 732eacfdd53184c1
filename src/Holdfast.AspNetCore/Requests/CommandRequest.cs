using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Requests;

/// <summary>Sends commands of a request through the gate.</summary>
static class CommandRequest
{
    extension(HoldfastRequest request)
    {
        /// <summary>Carries out a command as the caller, who must be signed in fully. Everything else the gate judges and records.</summary>
        public async Task<Outcome<Receipt>> CarryOutAsync(AuthorityGate gate, Command command)
        {
            var caller = await request.RequireCallerAsync().ConfigureAwait(false);
            return caller.IsDone(out var known)
                ? await gate.ExecuteAsync(request.ActorOf(known), command, request.Aborted).ConfigureAwait(false)
                : caller.Refusal!;
        }

        /// <summary>Carries out a creation once for each <c>Idempotency-Key</c>: <paramref name="answer"/> is what a repetition is answered, so it holds no secret.</summary>
        public async Task<Outcome<Receipt>> CreateAsync(AuthorityGate gate, Caller caller, byte[] body, Command command, Func<Receipt, string> answer)
        {
            var claim = request.Claim(caller, body, answer);
            return claim.IsDone(out var once)
                ? await gate.ExecuteAsync(request.ActorOf(caller, once), command, request.Aborted).ConfigureAwait(false)
                : claim.Refusal!;
        }
    }
}
