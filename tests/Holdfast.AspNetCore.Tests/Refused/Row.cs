using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>A refusal that must appear: what is asked, and what is told and recorded.</summary>
/// <param name="Code">The code.</param>
/// <param name="Status">The status on this surface.</param>
/// <param name="Event">
/// The kind of the event that records the refusal; null when there is none, because nobody was known or no command was understood.
/// </param>
/// <param name="Act">What is asked.</param>
sealed record Row(string Code, int Status, string? Event, Func<Stage, Task<Answer>> Act)
{
    /// <summary>The exact sentence, where clients rely on it.</summary>
    public string? Sentence { get; init; }

    /// <summary>Whether it counts holders, and so cannot share its instance with others at the same time.</summary>
    public bool Alone { get; init; }

    /// <summary>Plays the row and checks all that it says.</summary>
    public async Task PlayAsync(Engine engine)
    {
        if (Alone)
            await Running.AloneOnAsync(engine, PlayAsync);
        else
            await PlayAsync(await Running.OnAsync(engine));
    }

    async Task PlayAsync(Instance instance)
    {
        var answer = await Act(new Stage(instance));
        answer.IsRefused(Status, Code, Sentence);
        var events = await instance.EventsOfAsync(answer);
        if (Event is null)
        {
            Assert.Empty(events);
            return;
        }
        var entry = Assert.Single(events);
        Assert.Equal((Event, Code, Holdfast.Audit.EventOutcome.Refused), (entry.Kind, entry.RefusalCode, entry.Outcome));
        Assert.Empty(entry.Changes);
    }
}
