using QRCoder;

namespace Holdfast.AspNetCore.Factors;

/// <summary>Draws QR codes.</summary>
static class QrCode
{
    /// <summary>The text as an SVG image with a quiet zone, black on white whatever the page around it.</summary>
    public static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
