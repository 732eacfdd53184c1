using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>Successes of interface types, to which nothing converts by itself.</summary>
static class Outcomes
{
    public static Outcome<T> Of<T>(T value) => ((Outcome<int>)0).Select(_ => value);
}
