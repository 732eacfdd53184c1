namespace Holdfast.Rego;

/// <summary>One error found in a policy, while compiling or while evaluating.</summary>
/// <param name="Code">A stable name, one of <see cref="RegoErrorCode"/>.</param>
/// <param name="Message">The error in words, without code and place.</param>
/// <param name="File">The name of the module, empty when the error has no place.</param>
/// <param name="Line">The line, from 1; 0 when the error has no place.</param>
/// <param name="Column">The column, from 1; 0 when the error has no place.</param>
public sealed record RegoError(string Code, string Message, string File = "", int Line = 0, int Column = 0)
{
    /// <summary>The error on one line: <c>file:line: code: message</c>, without the place when there is none.</summary>
    public override string ToString() => Line == 0 ? $"{Code}: {Message}" : $"{File}:{Line}: {Code}: {Message}";
}
