using Holdfast.AspNetCore.Requests;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Holdfast.AspNetCore.Pages;

/// <summary>Reads a posted form, bounded like a JSON body.</summary>
static class FormBody
{
    static readonly FormOptions Bounds = new() { ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 16 * 1024 };

    public static async ValueTask<Outcome<IFormCollection>> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return Refusal.Malformed("send the form as application/x-www-form-urlencoded");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = JsonBody.Largest;
        try
        {
            var form = await http.Request.ReadFormAsync(Bounds, http.RequestAborted).ConfigureAwait(false);
            return ((Outcome<FormCollection>)(FormCollection)form).Select(read => (IFormCollection)read);
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return Refusal.Malformed("the form is too large or not well-formed");
        }
    }
}
