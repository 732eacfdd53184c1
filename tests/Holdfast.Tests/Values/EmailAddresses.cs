using Holdfast.Accounts;
using Holdfast.Refusals;

namespace Holdfast.Tests.Values;

/// <summary>One mailbox as mail can be sent to it (RFC 5321, RFC 6531).</summary>
public class EmailAddresses
{
    [Theory]
    [InlineData("a@b")]
    [InlineData("ada.lovelace@example.org")]
    [InlineData("ada+tag@example.org")]
    [InlineData("o'hara@example.org")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.org")]
    [InlineData("jos\u00e9@example.org")]
    [InlineData("\u7528\u6237@\u4f8b\u3048.jp")]
    [InlineData("ada@xn--bcher-kva.example")]
    [InlineData("ada@b\u00fccher.example")]
    public void Mail_can_be_sent_there(string text)
    {
        Assert.Equal(text, EmailAddress.Parse(text).Match(email => email?.Value, refusal => refusal.Sentence));
        Assert.True(EmailAddress.TryParse(text, out _));
    }

    [Theory]
    [InlineData("@b")]
    [InlineData("a@")]
    [InlineData("a@b@c")]
    [InlineData("a@@b")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("\"a\"@example.org")]
    [InlineData(".a@b")]
    [InlineData("a.@b")]
    [InlineData("a..b@c")]
    [InlineData("a@b.")]
    [InlineData("a@b\u3002")]
    [InlineData("a@.b")]
    [InlineData("a@b..c")]
    [InlineData("a@-b")]
    [InlineData("a@b-")]
    [InlineData("a@b_c.example")]
    [InlineData("a@b c")]
    [InlineData("a b@c")]
    [InlineData("a@[192.0.2.1]")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("a,b@example.org")]
    [InlineData("a@b,c@d")]
    [InlineData("a;b@example.org")]
    [InlineData("a(x)@example.org")]
    [InlineData("a@b\r\nBcc: c@d")]
    [InlineData("a\u0007@b")]
    [InlineData("a\u00ad@b")]
    [InlineData("a\u2003b@c")]
    public void Mail_cannot_be_sent_there(string text)
    {
        var refusal = EmailAddress.Parse(text).Refusal;
        Assert.Equal((RefusalCode.InvalidEmail, "email"), (refusal?.Code, refusal?.Field));
        Assert.False(EmailAddress.TryParse(text, out _));
    }

    [Fact]
    public void The_parts_are_measured_in_bytes()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('b', 47), 3));
        Assert.True(EmailAddress.TryParse($"{new string('a', 64)}@b", out _));
        Assert.False(EmailAddress.TryParse($"{new string('a', 65)}@b", out _));
        Assert.True(EmailAddress.TryParse($"{new string('\u00e9', 32)}@b", out _));
        Assert.False(EmailAddress.TryParse($"{new string('\u00e9', 33)}@b", out _));
        Assert.True(EmailAddress.TryParse($"a@{new string('b', 63)}", out _));
        Assert.False(EmailAddress.TryParse($"a@{new string('b', 64)}", out _));
        Assert.True(EmailAddress.TryParse($"{new string('a', 64)}@{domain}.{new string('c', 45)}", out _));
        Assert.False(EmailAddress.TryParse($"{new string('a', 64)}@{domain}.{new string('c', 46)}", out _));
    }

    [Theory]
    [InlineData("Ada@Example.ORG", "ada@example.org")]
    [InlineData("ada@B\u00dcCHER.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@bu\u0308cher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@xn--bcher-kva.EXAMPLE", "ada@xn--bcher-kva.example")]
    [InlineData("ada@house\u3002example", "ada@house.example")]
    [InlineData("ada@\uff48ouse.example", "ada@house.example")]
    [InlineData("Jose\u0301@example.org", "jos\u00e9@example.org")]
    public void One_mailbox_has_one_key_however_it_is_written(string text, string key)
    {
        Assert.Equal(key, EmailAddress.Parse(text).Match(email => email!.Key, refusal => refusal.Sentence));
        Assert.Equal(key, EmailAddress.KeyOf(key));
    }

    [Fact]
    public void What_the_store_holds_is_read_even_where_no_mail_reaches_it()
    {
        Assert.Equal("\"a b\"@example.org", EmailAddress.Stored("\"a b\"@example.org")?.Value);
        Assert.Null(EmailAddress.Stored("nobody"));
    }
}
