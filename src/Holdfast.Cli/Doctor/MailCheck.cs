using Holdfast.Cli.Output;

namespace Holdfast.Cli.Doctor;

/// <summary>Mails that could not be sent, and mails that nobody sends.</summary>
static class MailCheck
{
    static readonly TimeSpan tooLong = TimeSpan.FromHours(1);

    public static async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var state = await patient.Kernel.Store.Mail.StateAsync(cancellationToken);
        if (state.GivenUp > 0)
            return Finding.Warning("mail", $"{state.GivenUp} mails were given up within the last week, the last one because: {state.LastFault}", "check the mail server and HOLDFAST_SMTP_…; what was asked for must be asked for again");
        return state.Oldest is { } oldest && patient.Now - oldest > tooLong
            ? Finding.Warning("mail", $"{state.Waiting} mails wait, the oldest since {Instant.Short(oldest)}", "run holdfast serve with HOLDFAST_SMTP_…, or look into its log")
            : Finding.Good("mail", $"{state.Waiting} waiting");
    }
}
