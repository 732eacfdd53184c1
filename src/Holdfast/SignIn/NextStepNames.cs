namespace Holdfast.SignIn;

/// <summary>The words for sign-in steps.</summary>
public static class NextStepNames
{
    extension(NextStep step)
    {
        /// <summary>The word in JSON.</summary>
        public string Name => step switch
        {
            NextStep.Done => "done",
            NextStep.VerifyFactor => "verify_factor",
            NextStep.ChangePassword => "change_password",
            NextStep.EnrolFactor => "enrol_factor",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
        };
    }
}
