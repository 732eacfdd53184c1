using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Problems;

/// <summary>How an endpoint answers a refusal that it is not asked about; without it, as problem details.</summary>
/// <param name="Of">Makes the answer.</param>
sealed record RefusalAnswer(Func<Refusal, IResult> Of);
