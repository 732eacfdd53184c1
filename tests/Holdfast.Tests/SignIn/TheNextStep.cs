using Holdfast.SignIn;

namespace Holdfast.Tests.SignIn;

public class TheNextStep
{
    static readonly bool[] both = [false, true];

    static IEnumerable<SignInProgress> All =>
        from must in both from has in both from verified in both from required in both select new SignInProgress(must, has, verified, required);

    [Theory]
    [InlineData(false, false, false, false, NextStep.Done)]
    [InlineData(false, false, false, true, NextStep.EnrolFactor)]
    [InlineData(false, false, true, false, NextStep.Done)]
    [InlineData(false, false, true, true, NextStep.EnrolFactor)]
    [InlineData(false, true, false, false, NextStep.VerifyFactor)]
    [InlineData(false, true, false, true, NextStep.VerifyFactor)]
    [InlineData(false, true, true, false, NextStep.Done)]
    [InlineData(false, true, true, true, NextStep.Done)]
    [InlineData(true, false, false, false, NextStep.ChangePassword)]
    [InlineData(true, false, false, true, NextStep.ChangePassword)]
    [InlineData(true, false, true, false, NextStep.ChangePassword)]
    [InlineData(true, false, true, true, NextStep.ChangePassword)]
    [InlineData(true, true, false, false, NextStep.VerifyFactor)]
    [InlineData(true, true, false, true, NextStep.VerifyFactor)]
    [InlineData(true, true, true, false, NextStep.ChangePassword)]
    [InlineData(true, true, true, true, NextStep.ChangePassword)]
    public void Every_combination_has_one_next_step(bool must, bool has, bool verified, bool required, NextStep next) =>
        Assert.Equal(next, new SignInProgress(must, has, verified, required).Next);

    [Fact]
    public void No_two_steps_wait_for_each_other()
    {
        foreach (var start in All)
        {
            foreach (var enrolmentVerifies in both)
                Assert.InRange(StepsOf(start, enrolmentVerifies), 0, 3);
        }
    }

    [Fact]
    public void Nobody_changes_a_password_before_the_factor_is_passed() =>
        Assert.DoesNotContain(All, one => one is { HasFactor: true, FactorVerified: false, Next: NextStep.ChangePassword or NextStep.EnrolFactor });

    [Fact]
    public void Each_step_has_its_word() =>
        Assert.Equal(["done", "verify_factor", "change_password", "enrol_factor"], Enum.GetValues<NextStep>().Select(step => step.Name));

    static int StepsOf(SignInProgress progress, bool enrolmentVerifies)
    {
        for (var steps = 0; ; steps++)
        {
            if (steps > 10 || progress.Next == NextStep.Done)
                return steps;
            progress = progress.Next switch
            {
                NextStep.VerifyFactor => progress with { FactorVerified = true },
                NextStep.ChangePassword => progress with { MustChangePassword = false },
                _ => progress with { HasFactor = true, FactorVerified = enrolmentVerifies || progress.FactorVerified },
            };
        }
    }
}
