using Holdfast.Refusals;

namespace Holdfast.Cli.Running;

/// <summary>How a command ends.</summary>
static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Refused = 3;
    public const int NotConfirmed = 4;
    public const int NoSuchUser = 5;
    public const int StoreUnreachable = 6;
    public const int OutcomeUnknown = 7;

    /// <summary>The exit code of a refusal.</summary>
    public static int Of(Refusal refusal) => refusal.Code switch
    {
        var code when code == RefusalCode.NotFound => NoSuchUser,
        var code when code == RefusalCode.StoreUnavailable => StoreUnreachable,
        var code when code == RefusalCode.OutcomeUnknown => OutcomeUnknown,
        var code when code == RefusalCode.Declined => NotConfirmed,
        _ => Refused,
    };
}
