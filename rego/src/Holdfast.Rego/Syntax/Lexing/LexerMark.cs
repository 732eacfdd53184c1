namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>A position of the lexer.</summary>
readonly record struct LexerMark(int Position, int Line, int LineStart);
