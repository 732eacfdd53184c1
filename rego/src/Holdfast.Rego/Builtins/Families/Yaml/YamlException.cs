using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Yaml;

/// <summary>A text is no YAML, or uses what is not read here. Never leaves the functions on YAML.</summary>
sealed class YamlException(string message, int line) : Exception(string.Create(CultureInfo.InvariantCulture, $"yaml: line {line}: {message}"));
