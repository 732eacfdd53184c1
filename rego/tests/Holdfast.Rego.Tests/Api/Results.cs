namespace Holdfast.Rego.Tests.Api;

public sealed class Results
{
    static readonly RegoPolicy Policy = RegoPolicy.Compile([new RegoModule("app.rego", FirstPolicy.Source)], FirstPolicy.Data);

    [Fact]
    public void Undefined_is_neither_true_nor_an_error()
    {
        var result = Policy.Evaluate("data.app.absent");
        Assert.False(result.IsDefined);
        Assert.False(result.IsTrue);
        Assert.Null(result.Value);
        Assert.Equal("[]", result.ToJson());
    }

    [Fact]
    public void False_is_defined()
    {
        var result = Policy.Evaluate("data.app.allow");
        Assert.True(result.IsDefined);
        Assert.False(result.IsTrue);
        Assert.Same(RegoBoolean.False, result.Value);
    }

    [Fact]
    public void Bindings_are_a_set()
    {
        var result = Policy.Evaluate("x = [1, 1, 2][_]");
        Assert.Equal("""[{"x":1},{"x":2}]""", result.ToJson());
        Assert.Null(result.Value);
    }

    [Fact]
    public void Other_data_need_no_compiling()
    {
        var other = Policy.WithData((RegoObject)RegoValue.ParseJson("""{"users":{"bob":{"roles":["admin"]}}}"""));
        Assert.True(other.Evaluate("data.app.allow", RegoValue.ParseJson("""{"user":"bob"}""")).IsTrue);
        Assert.False(Policy.Evaluate("data.app.allow", RegoValue.ParseJson("""{"user":"bob"}""")).IsTrue);
    }

    [Fact]
    public void Prepared_queries_report_their_errors()
    {
        var error = Assert.Single(Assert.Throws<RegoCompileException>(() => Policy.Prepare("x = y")).Errors.Take(1));
        Assert.Equal(RegoErrorCode.UnsafeVariable, error.Code);
        Assert.Equal(RegoErrorCode.Parse, Assert.Throws<RegoCompileException>(() => Policy.Prepare("x := ")).Errors[0].Code);
        Assert.Equal("[{\"x\":1}]", Policy.Prepare("x := 1").Evaluate().ToJson());
    }

    [Fact]
    public void Compile_errors_are_all_listed_with_their_places()
    {
        var thrown = Assert.Throws<RegoCompileException>(() => RegoPolicy.Compile(
            [new RegoModule("a.rego", "package a\n\np if x\n\nq if {\n\ty > 1\n}"), new RegoModule("b.rego", "package b\n\np if z")]));
        Assert.Equal(
            [new("rego_unsafe_var_error", "var x is unsafe", "a.rego", 3, 6), new("rego_unsafe_var_error", "var y is unsafe", "a.rego", 6, 2), new("rego_unsafe_var_error", "var z is unsafe", "b.rego", 3, 6)],
            thrown.Errors);
    }
}
