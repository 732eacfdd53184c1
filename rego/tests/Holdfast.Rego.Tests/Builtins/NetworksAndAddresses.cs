namespace Holdfast.Rego.Tests.Builtins;

public sealed class NetworksAndAddresses
{
    [Theory]
    [InlineData("""net.cidr_contains("10.0.0.0/8", "10.1.0.0/16")""", "true"), InlineData("""net.cidr_contains("::ffff:10.0.0.0/104", "10.1.2.3")""", "true"), InlineData("""net.cidr_contains("10.0.0.0/8", "::1")""", "false")]
    [InlineData("""net.cidr_intersects("192.168.0.0/16", "192.168.1.0/24")""", "true"), InlineData("""net.cidr_is_valid("010.0.0.0/8")""", "false"), InlineData("""net.cidr_is_valid("10.1/8")""", "false"), InlineData("""net.cidr_is_valid("fe80::1%eth0/64")""", "false")]
    [InlineData("""net.cidr_expand("fe80::fffe/127")""", """{"fe80::fffe", "fe80::ffff"}"""), InlineData("""net.cidr_merge(["::c000:200/124", "1::/128"])""", """{"1::/128", "::c000:200/124"}"""), InlineData("""net.cidr_merge(["0.0.0.0/1", "128.0.0.0/1"])""", """{"0.0.0.0/0"}""")]
    [InlineData("""net.cidr_contains("a", "b")""", "net.cidr_contains: invalid CIDR address: a")]
    public void Networks(string expression, string expected) => Assert.Equal(expected, Expression.Show(expression));

    [Theory]
    [InlineData("""uri.parse("HTTP://u:p@[::1]:80/a%20b?x#f%2F")""", """{"fragment": "f/", "hostname": "::1", "path": "/a b", "port": "80", "raw_path": "/a b", "raw_query": "x", "scheme": "http"}"""), InlineData("""uri.parse("a/b:c")""", """{"path": "a/b:c", "raw_path": "a/b:c"}""")]
    [InlineData("""uri.parse("a:b@c:d/")""", """{"scheme": "a"}"""), InlineData("""uri.parse("1:2")""", "uri.parse: parse \"1:2\": first path segment in URL cannot contain colon"), InlineData("""uri.parse(":x")""", "uri.parse: parse \":x\": missing protocol scheme"), InlineData("""uri.parse("http://a/%zz")""", "uri.parse: parse \"http://a/%zz\": invalid URL escape \"%zz\"")]
    public void Addresses(string expression, string expected) => Assert.Equal(expected, Expression.Show(expression));

    [Theory]
    [InlineData("""net.cidr_expand("0.0.0.0/4")"""), InlineData("""net.cidr_expand("::/0")"""), InlineData("""net.cidr_expand("0.0.0.0/0")""")]
    public void A_large_network_is_not_expanded(string expression) => Assert.Equal(RegoLimit.OutputSize, Expression.Stop(expression));
}
