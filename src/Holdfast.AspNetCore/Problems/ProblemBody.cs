using System.Text.Json.Serialization;
using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Problems;

/// <summary>
/// An error as RFC 9457 problem details, with the stable code and, for the seeds' clients, the sentence again as <c>error</c>.
/// </summary>
/// <param name="Type">The address of the code's explanation.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The sentence, with more words where it is short: what is missing, and who can give it.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Error">The sentence, which does not change.</param>
/// <param name="Errors">The sentences by member, for errors of values.</param>
public sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Code, string Error, IReadOnlyDictionary<string, string[]>? Errors)
{
    /// <summary>The accounts about which somebody must decide, and their custodians; only with <c>custody_undecided</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CustodyQuestionView>? Custody { get; init; }
}
