using System.Diagnostics;
using Holdfast.Passwords;

namespace Holdfast.Tests.Passwords;

public sealed class Hashing : IDisposable
{
    readonly PasswordHasher hasher = new(new() { Iterations = 1000 });

    public void Dispose() => hasher.Dispose();

    [Fact]
    public async Task A_password_is_right_and_another_is_wrong()
    {
        var hash = (await hasher.HashAsync("correct horse", default))!.Phc;
        Assert.StartsWith("$pbkdf2-sha512$i=1000$", hash);
        Assert.Equal(PasswordCheck.Right, await hasher.CheckAsync(hash, "correct horse", default));
        foreach (var wrong in new[] { "correct hors", "correct horse ", "Correct horse", "", "correct horse\0" })
            Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(hash, wrong, default));
    }

    [Fact]
    public async Task The_same_password_has_another_hash_each_time() =>
        Assert.NotEqual((await hasher.HashAsync("correct horse", default))!.Phc, (await hasher.HashAsync("correct horse", default))!.Phc);

    [Fact]
    public async Task The_whole_password_counts()
    {
        var hash = (await hasher.HashAsync(new string('x', 255) + "y", default))!.Phc;
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(hash, new string('x', 256), default));
    }

    [Fact]
    public async Task However_it_was_typed_it_is_the_same_password()
    {
        var hash = (await hasher.HashAsync("caf\u00e9 cr\u00e8me", default))!.Phc;
        Assert.Equal(PasswordCheck.Right, await hasher.CheckAsync(hash, "cafe\u0301 cre\u0300me", default));
    }

    [Fact]
    public async Task A_cheaper_hash_is_right_but_weak_and_a_dearer_one_is_right()
    {
        using var cheap = new PasswordHasher(new() { Iterations = 500 });
        var weak = (await cheap.HashAsync("correct horse", default))!.Phc;
        Assert.Equal(PasswordCheck.RightButWeak, await hasher.CheckAsync(weak, "correct horse", default));
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(weak, "another", default));
        Assert.Equal(PasswordCheck.Right, await cheap.CheckAsync((await hasher.HashAsync("correct horse", default))!.Phc, "correct horse", default));
    }

    [Fact]
    public async Task A_cheaper_hash_takes_as_long_as_none()
    {
        using var dear = new PasswordHasher(new() { Iterations = 300_000 });
        var cheap = (await hasher.HashAsync("correct horse", default))!.Phc;
        var (longest, shortest) = (TimeSpan.Zero, TimeSpan.MaxValue);
        // A busy machine may slow one down and not the other, but not again and again.
        for (var round = 0; round < 30 && longest <= shortest * 0.7; round++)
        {
            longest = new(Math.Max(longest.Ticks, (await TimeAsync(cheap)).Ticks));
            shortest = new(Math.Min(shortest.Ticks, (await TimeAsync(null)).Ticks));
        }
        Assert.True(longest > shortest * 0.7, $"{longest} for a cheap hash, {shortest} for none");
        async Task<TimeSpan> TimeAsync(string? stored)
        {
            var watch = Stopwatch.GetTimestamp();
            Assert.Equal(PasswordCheck.Wrong, await dear.CheckAsync(stored, "another", default));
            return Stopwatch.GetElapsedTime(watch);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("old hash")]
    [InlineData("$pbkdf2-sha512$i=0$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    public async Task Without_a_hash_every_password_is_wrong(string? stored) =>
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(stored, "correct horse", default));

    [Fact]
    public async Task Beyond_the_queue_callers_are_turned_away()
    {
        using var narrow = new PasswordHasher(new() { Iterations = 200_000, AtOnce = 1, LongestQueue = 2 });
        var checks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => narrow.CheckAsync(null, "correct horse", default)));
        // On a busy machine the first may be done before the last has come.
        Assert.InRange(checks.Count(check => check == PasswordCheck.Wrong), 2, checks.Length - 1);
        Assert.All(checks, check => Assert.Contains(check, (PasswordCheck[])[PasswordCheck.Wrong, PasswordCheck.Busy]));
    }

    [Fact]
    public async Task A_hash_says_nothing_of_itself() => Assert.Equal("password hash", (await hasher.HashAsync("correct horse", default))!.ToString());

    [Fact]
    public void A_temporary_password_is_twenty_readable_characters()
    {
        Assert.True(20 * Math.Log2(TemporaryPassword.Alphabet.Length) >= 110);
        Assert.Empty("0O1lI".Intersect(TemporaryPassword.Alphabet));
        Assert.Equal(57, TemporaryPassword.Alphabet.Distinct().Count());
        var many = Enumerable.Range(0, 500).Select(_ => TemporaryPassword.New()).ToArray();
        Assert.All(many, password => Assert.Equal(password, new PasswordRules().Check(password, null, null).Match(normal => normal, refusal => refusal.Sentence)));
        Assert.Empty(TemporaryPassword.Alphabet.Except(string.Concat(many)));
        Assert.Equal(500, many.Distinct().Count());
    }

    [Fact]
    public async Task Hashes_give_way_to_other_threads()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var state = await BackgroundThread.RunAsync(() => File.ReadAllText("/proc/thread-self/stat"));
        var nice = int.Parse(state[(state.LastIndexOf(')') + 2)..].Split(' ')[16], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(nice, 10, 19);
    }
}
