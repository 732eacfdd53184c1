using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Holdfast.Accounts;
using Holdfast.Mail;

namespace Holdfast.AspNetCore.Mail;

/// <summary>Letters as internet messages.</summary>
sealed class MessageFormat(HoldfastOptions options)
{
    /// <summary>An address as mail knows it; false for one that would smuggle something beside itself.</summary>
    public static bool TryRead(EmailAddress address, [NotNullWhen(true)] out MailAddress? read) =>
        MailAddress.TryCreate(address.Value, out read) && read.Address == address.Value && read.DisplayName.Length == 0;

    /// <summary>The message; false when the receiver's address is none that mail can be sent to.</summary>
    public bool TryMake(Letter letter, [NotNullWhen(true)] out MailMessage? message)
    {
        message = null;
        if (!TryRead(letter.To, out var to))
            return false;
        var plain = Ascii.IsValid(letter.Text);
        message = new MailMessage(new MailAddress(options.Mail.From!.Trim()), to)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = plain ? Encoding.ASCII : Encoding.UTF8,
            BodyTransferEncoding = plain ? TransferEncoding.SevenBit : TransferEncoding.QuotedPrintable,
            IsBodyHtml = false,
        };
        message.Headers.Add("Message-ID", $"<{letter.Id}@{options.PublicUrl!.IdnHost}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return true;
    }
}
