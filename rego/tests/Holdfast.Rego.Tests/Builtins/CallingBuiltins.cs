using Holdfast.Rego.Builtins;
using Holdfast.Rego.Builtins.Catalogue;

namespace Holdfast.Rego.Tests.Builtins;

public sealed class CallingBuiltins
{
    [Theory]
    [InlineData("count", """["é😀"]""", "2"), InlineData("sum", "[[18446744073709551617,1]]", "18446744073709551618"), InlineData("product", "[[]]", "1")]
    [InlineData("max", "[[1,\"a\",null]]", "\"a\""), InlineData("min", "[[3,-7,2]]", "-7"), InlineData("sort", "[[2,1,\"a\",null]]", "[null,1,2,\"a\"]")]
    [InlineData("array.concat", "[[1],[2]]", "[1,2]"), InlineData("array.flatten", "[[1,[2,[3]],[]]]", "[1,2,[3]]"), InlineData("array.reverse", "[[1,2]]", "[2,1]")]
    [InlineData("array.slice", "[[1,2,3],-1,2]", "[1,2]"), InlineData("array.slice", "[[1,2,3],2,1]", "[]"), InlineData("array.slice", "[[1,2,3],1000,2000]", "[]")]
    [InlineData("type_name", "[1.5]", "\"number\""), InlineData("is_object", "[{}]", "true"), InlineData("lt", "[1,2]", "true"), InlineData("rem", "[-7,4.0]", "-3")]
    public void Give_their_result(string name, string arguments, string expected)
    {
        var result = Call(name, arguments, out var fault);
        Assert.Null(fault);
        Assert.Equal(expected, result?.ToJson());
    }

    [Theory]
    [InlineData("count", "[null]", "eval_type_error", "count: operand 1 must be one of {array, object, set, string} but got null")]
    [InlineData("sum", "[[1,\"a\"]]", "eval_type_error", "sum: operand 1 must be array of numbers but got array containing string")]
    [InlineData("array.concat", "[[],{}]", "eval_type_error", "array.concat: operand 2 must be array but got object")]
    [InlineData("array.slice", "[[],0,1.5]", "eval_type_error", "array.slice: operand 3 must be integer number but got floating-point number")]
    [InlineData("div", "[1,0]", "eval_builtin_error", "div: divide by zero"), InlineData("rem", "[1,0]", "eval_builtin_error", "rem: modulo by zero")]
    public void Say_what_is_wrong(string name, string arguments, string code, string message)
    {
        Assert.Null(Call(name, arguments, out var fault));
        Assert.Equal(new BuiltinFault(code, message), fault);
    }

    [Fact]
    public void May_be_undefined_without_a_fault()
    {
        Assert.Null(Call("max", "[[]]", out var fault));
        Assert.Null(fault);
    }

    static RegoValue? Call(string name, string arguments, out BuiltinFault? fault)
    {
        Assert.True(BuiltinTable.Standard.TryGet(name, out var builtin));
        var context = new EvaluationContext(RegoLimits.Default, TimeProvider.System, CancellationToken.None);
        return builtin.Call([.. (RegoArray)RegoValue.ParseJson(arguments)], context, out fault);
    }
}
