using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Authority;

public class OnlyTheCommandLineMakesEmergencies
{
    const string Kernel = """
        namespace Holdfast.Audit
        {
            public sealed class EventKind
            {
                EventKind(string name) { }
                public static readonly EventKind EmergencyRecovery = new("emergency_recovery");
            }
        }
        namespace Holdfast.Recovery
        {
            public interface IEmergencyRecord { Holdfast.Audit.EventKind Kind { get; } }
            public sealed record EmergencyUnlock(IEmergencyRecord Record);
        }
        """;

    const string Home = """
        namespace Holdfast.Cli.Emergency
        {
            using Holdfast.Audit;
            using Holdfast.Recovery;
            public class EmergencyRecord : IEmergencyRecord { public EventKind Kind => EventKind.EmergencyRecovery; }
            public static class Operations { public static object Unlock() => new EmergencyUnlock(new EmergencyRecord()); }
        }
        """;

    [Fact]
    public void Nothing_else_can_put_one_in_the_log() =>
        Findings.None(CompiledAssembly.OfTheHouse().SelectMany(assembly => new EmergencyMaking(assembly).Strangers()));

    [Fact]
    public void The_server_does_not_reach_it()
    {
        using var program = CompiledAssembly.Open("Holdfast.Cli");
        var making = new EmergencyMaking(program);
        Findings.None(making.Reached("Holdfast.Cli.Serving"));
        Assert.Contains($"{EmergencyMaking.Home}.EmergencyRecord", making.Reached("Holdfast.Cli.Users"));
        Assert.Contains($"{EmergencyMaking.Home}.EmergencyRecord", making.Reached("Holdfast.Cli.Drill"));
    }

    [Theory]
    [InlineData("object Load() => EventKind.EmergencyRecovery;")]
    [InlineData("System.Func<object> Load() => () => EventKind.EmergencyRecovery;")]
    [InlineData("async System.Threading.Tasks.Task<object> Load() { await System.Threading.Tasks.Task.Yield(); return EventKind.EmergencyRecovery; }")]
    [InlineData("string Load() => \"emergency_recovery\";")]
    [InlineData("object Load(IEmergencyRecord record) => new EmergencyUnlock(record);")]
    [InlineData("class Own : IEmergencyRecord { public EventKind Kind => null; }")]
    public void A_stranger_is_found(string member)
    {
        var code = $"namespace Holdfast.AspNetCore {{ using Holdfast.Audit; using Holdfast.Recovery; class Door {{ {member} }} }}";
        using var assembly = Sample.Compile("Holdfast.AspNetCore", code, Sample.Emit("Holdfast", Kernel));
        Assert.Single(new EmergencyMaking(assembly).Strangers());
    }

    [Fact]
    public void Its_home_and_the_kernel_are_none()
    {
        using var kernel = Sample.Compile("Holdfast", Kernel);
        using var program = Sample.Compile("Holdfast.Cli", Home, Sample.Emit("Holdfast", Kernel));
        Assert.Empty(new EmergencyMaking(kernel).Strangers());
        Assert.Empty(new EmergencyMaking(program).Strangers());
    }

    [Theory]
    [InlineData("object Use() => Holdfast.Cli.Emergency.Operations.Unlock();")]
    [InlineData("object Use() => Holdfast.Cli.Between.Step.Use();")]
    [InlineData("System.Func<object> Use() => () => Holdfast.Cli.Between.Step.Use();")]
    public void A_server_that_reaches_it_is_found(string member)
    {
        var code = $$"""
            {{Home}}
            namespace Holdfast.Cli.Between { public static class Step { public static object Use() => Holdfast.Cli.Emergency.Operations.Unlock(); } }
            namespace Holdfast.Cli.Serving { class Server { {{member}} } }
            """;
        using var program = Sample.Compile("Holdfast.Cli", code, Sample.Emit("Holdfast", Kernel));
        Assert.Contains($"{EmergencyMaking.Home}.Operations", new EmergencyMaking(program).Reached("Holdfast.Cli.Serving"));
    }
}
