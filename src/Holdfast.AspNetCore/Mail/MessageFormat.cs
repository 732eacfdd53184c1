using System.Diagnostics.CodeAnalysis;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Mail;
using MimeKit;

namespace Holdfast.AspNetCore.Mail;

/// <summary>Letters as internet messages (RFC 5322).</summary>
sealed class MessageFormat(HoldfastOptions options)
{
    /// <summary>Whether an address travels only between servers that know SMTPUTF8 (RFC 6531). Domains always have an ASCII form.</summary>
    public static bool IsInternational(MailboxAddress address) => !Ascii.IsValid(address.LocalPart);

    /// <summary>How a message is written: lines end as mail wants it, and headers hold UTF-8 only when an address needs it.</summary>
    public static FormatOptions OptionsFor(MimeMessage message)
    {
        var form = FormatOptions.Default.Clone();
        form.NewLineFormat = NewLineFormat.Dos;
        form.International = message.From.Mailboxes.Concat(message.To.Mailboxes).Any(IsInternational);
        return form;
    }

    /// <summary>The message; false when the receiver's address is none that mail can be sent to.</summary>
    public bool TryMake(Letter letter, [NotNullWhen(true)] out MimeMessage? message)
    {
        message = null;
        if (!TryRead(letter.To.Value, out var to) || !TryRead(options.Mail.From!, out var from))
            return false;
        var plain = Ascii.IsValid(letter.Text);
        var body = new TextPart("plain") { ContentTransferEncoding = plain ? ContentEncoding.SevenBit : ContentEncoding.QuotedPrintable };
        body.SetText(plain ? Encoding.ASCII : Encoding.UTF8, letter.Text.ReplaceLineEndings("\r\n"));
        message = new MimeMessage([from], [to], letter.Subject, body) { MessageId = $"{letter.Id}@{options.PublicUrl!.IdnHost}" };
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return true;
    }

    /// <summary>
    /// An address as mail knows it, the domain in ASCII; false for a stored one that no mail reaches, or that would smuggle something beside
    /// itself.
    /// </summary>
    static bool TryRead(string text, [NotNullWhen(true)] out MailboxAddress? address)
    {
        address = null;
        if (!EmailAddress.TryParse(text, out var email))
            return false;
        var key = email.Key;
        var plain = email.Value[..email.Value.LastIndexOf('@')] + key[key.LastIndexOf('@')..];
        return MailboxAddress.TryParse(plain, out address);
    }
}
