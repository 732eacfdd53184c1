using Holdfast.Rego.Syntax.Lexing;

namespace Holdfast.Rego.Syntax.Parsing;

/// <summary>A position of the parser.</summary>
readonly record struct ParserMark(LexerMark Lexer, Token Current, int PreviousEnd, int PreviousEndLine, int Nesting);
