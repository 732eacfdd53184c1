namespace Holdfast.Torture.Tests.Workers;

/// <summary>What came of an order: <c>done</c>, the code of the refusal, or <c>failed</c> with the cause.</summary>
sealed record Answer(Guid Correlation, string Outcome)
{
    public const string Done = "done";
}
