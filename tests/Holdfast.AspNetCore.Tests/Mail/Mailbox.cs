using System.Text.RegularExpressions;

namespace Holdfast.AspNetCore.Tests.Mail;

/// <summary>A folder into which an instance drops its mail.</summary>
sealed partial class Mailbox : IDisposable
{
    static readonly TimeSpan patience = TimeSpan.FromMinutes(3);

    public string Folder { get; } = Directory.CreateTempSubdirectory("holdfast-mailbox-").FullName;

    /// <summary>Makes an instance send into this folder.</summary>
    public void Use(HoldfastOptions options)
    {
        options.Mail.From = "holdfast@example.org";
        options.Mail.Folder = Folder;
        options.Mail.FirstWait = TimeSpan.FromMilliseconds(200);
    }

    /// <summary>What was sent so far, oldest first.</summary>
    public IReadOnlyList<Message> Messages =>
        [.. Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal).Select(file => new Message(File.ReadAllText(file)))];

    public IEnumerable<Message> To(string address) => Messages.Where(message => message.Header("To") == address);

    /// <summary>Waits for so many messages to an address and answers all of them.</summary>
    public async Task<IReadOnlyList<Message>> WaitAsync(string address, int count = 1)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!limit.IsCancellationRequested)
        {
            if (To(address).ToArray() is var found && found.Length >= count)
                return found;
            await Task.Delay(50);
        }
        Assert.Fail($"{count} messages to {address} were expected within {patience}; there are: {string.Join("\n---\n", Messages.Select(message => message.Text))}");
        return [];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A message as it was written.</summary>
    public sealed partial record Message(string Text)
    {
        public string? Header(string name) => Regex.Match(Text.Split("\r\n\r\n")[0], $"^{name}: (.*?)\r?$", RegexOptions.Multiline) is { Success: true } line ? line.Groups[1].Value : null;

        /// <summary>The path and query of the one link with a token.</summary>
        public string Link => Links().Matches(Text).Select(link => link.Groups[1].Value).Single();

        public string Token => Link.Split("token=")[1];

        [GeneratedRegex(@"https://id\.example\.org(/\w+\?token=[\w-]+)")]
        private static partial Regex Links();
    }
}
