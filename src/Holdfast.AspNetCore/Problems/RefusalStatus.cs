using Holdfast.AspNetCore.Requests;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Problems;

/// <summary>The one HTTP status that each family of refusals has on each surface: page 1.5 of the contract as a table.</summary>
static class RefusalStatus
{
    public static int Of(RefusalCode code, Surface surface) => code.Class switch
    {
        RefusalClass.Malformed => 400,
        RefusalClass.InvalidValue => surface == Surface.Members ? 400 : 422,
        RefusalClass.InvalidRole => surface == Surface.Admins ? 422 : 400,
        RefusalClass.Unauthenticated => 401,
        RefusalClass.NotFound => 404,
        RefusalClass.NotAcceptable => 406,
        RefusalClass.Taken => 409,
        RefusalClass.Forbidden => 403,
        RefusalClass.Escalation => surface == Surface.Admins ? 422 : 403,
        RefusalClass.LastHolder => surface == Surface.Admins ? 422 : 409,
        RefusalClass.Undecided => 409,
        RefusalClass.Self => surface == Surface.Members ? 400 : 409,
        RefusalClass.VersionMismatch => 412,
        RefusalClass.Throttled => 429,
        RefusalClass.Unavailable => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A family without a status."),
    };
}
