using System.Diagnostics;
using Holdfast.Passwords;

namespace Holdfast.Tests.Passwords;

public sealed class Hashing : IDisposable
{
    readonly PasswordHasher hasher = new(new() { MemoryKiB = 64, Passes = 2, Iterations = 1000 });

    public void Dispose() => hasher.Dispose();

    [Fact]
    public async Task A_password_is_right_and_another_is_wrong()
    {
        var hash = (await hasher.HashAsync("correct horse", default))!.Phc;
        Assert.StartsWith("$argon2id$v=19$m=64,t=2,p=1$", hash);
        Assert.Equal(PasswordCheck.Right, await hasher.CheckAsync(hash, "correct horse", false, default));
        foreach (var wrong in new[] { "correct hors", "correct horse ", "Correct horse", "", "correct horse\0" })
            Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(hash, wrong, false, default));
    }

    [Fact]
    public async Task The_same_password_has_another_hash_each_time() =>
        Assert.NotEqual((await hasher.HashAsync("correct horse", default))!.Phc, (await hasher.HashAsync("correct horse", default))!.Phc);

    [Fact]
    public async Task The_whole_password_counts()
    {
        var hash = (await hasher.HashAsync(new string('x', 255) + "y", default))!.Phc;
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(hash, new string('x', 256), false, default));
    }

    [Fact]
    public async Task However_it_was_typed_it_is_the_same_password()
    {
        var hash = (await hasher.HashAsync("caf\u00e9 cr\u00e8me", default))!.Phc;
        Assert.Equal(PasswordCheck.Right, await hasher.CheckAsync(hash, "cafe\u0301 cre\u0300me", false, default));
    }

    [Fact]
    public async Task A_cheaper_hash_is_right_but_weak_and_a_dearer_one_is_right()
    {
        using var cheap = new PasswordHasher(new() { MemoryKiB = 32, Passes = 2 });
        var weak = (await cheap.HashAsync("correct horse", default))!.Phc;
        Assert.Equal(PasswordCheck.RightButWeak, await hasher.CheckAsync(weak, "correct horse", false, default));
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(weak, "another", false, default));
        Assert.Equal(PasswordCheck.Right, await cheap.CheckAsync((await hasher.HashAsync("correct horse", default))!.Phc, "correct horse", false, default));
    }

    [Theory, InlineData(PasswordAlgorithm.Argon2id), InlineData(PasswordAlgorithm.Pbkdf2)]
    public async Task A_hash_of_the_other_algorithm_is_right_and_is_to_be_replaced(PasswordAlgorithm algorithm)
    {
        using var former = new PasswordHasher(new() { Algorithm = algorithm, MemoryKiB = 64, Iterations = 1000 });
        using var today = new PasswordHasher(new() { Algorithm = 1 - algorithm, MemoryKiB = 64, Iterations = 1000 });
        var hash = (await former.HashAsync("correct horse", default))!.Phc;
        Assert.Equal(PasswordCheck.Right, await former.CheckAsync(hash, "correct horse", true, default));
        Assert.Equal(PasswordCheck.RightButWeak, await today.CheckAsync(hash, "correct horse", true, default));
        Assert.Equal(PasswordCheck.Wrong, await today.CheckAsync(hash, "correct hors", true, default));
        var replaced = (await today.HashAsync("correct horse", default))!.Phc;
        Assert.Equal(PasswordCheck.Right, await today.CheckAsync(replaced, "correct horse", true, default));
    }

    /// <summary>
    /// While a store holds hashes of both algorithms, no time shows which one an account has, or that there is no account.
    /// </summary>
    [Fact]
    public async Task Where_hashes_are_mixed_each_check_takes_as_long()
    {
        using var old = new PasswordHasher(new() { Algorithm = PasswordAlgorithm.Pbkdf2, Iterations = 30_000 });
        using var today = new PasswordHasher(new() { MemoryKiB = 8 * 1024, Passes = 2, Iterations = 30_000 });
        var hashes = new[] { (await old.HashAsync("correct horse", default))!.Phc, (await today.HashAsync("correct horse", default))!.Phc, null };
        var shortest = new[] { TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue };
        // The shortest of many is what the work takes, whatever else the machine does.
        for (var round = 0; round < 60 && (round < 5 || shortest.Max() > shortest.Min() * 1.3); round++)
        {
            foreach (var (i, hash) in hashes.Index())
            {
                var watch = Stopwatch.GetTimestamp();
                Assert.Equal(PasswordCheck.Wrong, await today.CheckAsync(hash, "another", true, default));
                shortest[i] = new(Math.Min(shortest[i].Ticks, Stopwatch.GetElapsedTime(watch).Ticks));
            }
        }
        Assert.True(shortest.Max() <= shortest.Min() * 1.3, $"PBKDF2 {shortest[0]}, Argon2id {shortest[1]}, none {shortest[2]}");
    }

    [Fact]
    public async Task A_cheaper_hash_takes_as_long_as_none()
    {
        using var dear = new PasswordHasher(new() { MemoryKiB = 64 * 1024, Passes = 3 });
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
            Assert.Equal(PasswordCheck.Wrong, await dear.CheckAsync(stored, "another", false, default));
            return Stopwatch.GetElapsedTime(watch);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("old hash")]
    [InlineData("$pbkdf2-sha512$i=0$c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2id$v=19$m=64,t=0,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA")]
    public async Task Without_a_hash_every_password_is_wrong(string? stored) =>
        Assert.Equal(PasswordCheck.Wrong, await hasher.CheckAsync(stored, "correct horse", false, default));

    [Fact]
    public async Task Beyond_the_queue_callers_are_turned_away()
    {
        using var narrow = new PasswordHasher(new() { MemoryKiB = 64 * 1024, Passes = 3, AtOnce = 1, LongestQueue = 2 });
        var checks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => narrow.CheckAsync(null, "correct horse", false, default)));
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
