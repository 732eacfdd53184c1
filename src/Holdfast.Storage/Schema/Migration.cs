using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.Storage.Schema;

/// <summary>One numbered step of the schema: what both engines share, then what one engine adds.</summary>
sealed partial record Migration(int Number, string Name, string Script, string Sha256)
{
    /// <summary>The migrations embedded in the assemblies, by number, as the engine reads them.</summary>
    public static IReadOnlyList<Migration> For(string engine, params ReadOnlySpan<Assembly> assemblies)
    {
        var texts = new SortedDictionary<int, (string Name, StringBuilder Text)>();
        foreach (var assembly in assemblies)
        {
            foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
            {
                if (FileName().Match(resource) is not { Success: true } file)
                    continue;
                var number = int.Parse(file.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                texts.TryAdd(number, (file.Groups[2].Value, new StringBuilder()));
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                texts[number].Text.Append(reader.ReadToEnd().ReplaceLineEndings("\n"));
            }
        }
        return [.. texts.Select(step => Of(engine, step.Key, step.Value.Name, step.Value.Text.ToString()))];
    }

    /// <summary>The names of the triggers that the migrations leave behind.</summary>
    public static IReadOnlySet<string> TriggersOf(IEnumerable<Migration> migrations)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var migration in migrations)
        {
            foreach (Match trigger in Trigger().Matches(migration.Script))
            {
                if (trigger.Groups[1].Value == "CREATE")
                    names.Add(trigger.Groups[2].Value);
                else
                    names.Remove(trigger.Groups[2].Value);
            }
        }
        return names;
    }

    static Migration Of(string engine, int number, string name, string text) => new(
        number,
        name,
        EngineComment().Replace(text, comment => comment.Groups[1].Value == engine ? comment.Groups[2].Value : ""),
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    [GeneratedRegex(@"\.Migrations\.(\d{4})_(\w+)\.sql\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"/\*(sqlite|postgresql) (.*?)\*/", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex EngineComment();

    [GeneratedRegex(@"^(CREATE|DROP) TRIGGER (\w+)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Trigger();
}
