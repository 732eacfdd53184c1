using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdfast.Audit;

/// <summary>Writes the typed extra of an event as JSON with snake_case members.</summary>
public static partial class EventDetailJson
{
    /// <summary>The JSON object of <paramref name="detail"/>; <c>{}</c> for none.</summary>
    public static string Write(EventDetail? detail) =>
        detail is null ? "{}" : JsonSerializer.Serialize(detail, detail.GetType(), Context.Default);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(EventDetail.Consequences))]
    [JsonSerializable(typeof(EventDetail.NewAccount))]
    [JsonSerializable(typeof(EventDetail.Removal))]
    [JsonSerializable(typeof(EventDetail.PolicyChosen))]
    [JsonSerializable(typeof(EventDetail.StatusFlip))]
    [JsonSerializable(typeof(EventDetail.StatusListOpening))]
    [JsonSerializable(typeof(EventDetail.IssuerKeyRotation))]
    [JsonSerializable(typeof(EventDetail.Link))]
    [JsonSerializable(typeof(EventDetail.MailedLink))]
    [JsonSerializable(typeof(EventDetail.Invited))]
    [JsonSerializable(typeof(EventDetail.Emergency))]
    [JsonSerializable(typeof(EventDetail.SessionBegun))]
    [JsonSerializable(typeof(EventDetail.Factor))]
    [JsonSerializable(typeof(EventDetail.KeyRotation))]
    [JsonSerializable(typeof(EventDetail.Key))]
    [JsonSerializable(typeof(EventDetail.GroupState))]
    [JsonSerializable(typeof(EventDetail.Grant))]
    [JsonSerializable(typeof(EventDetail.CustodyAdoption))]
    [JsonSerializable(typeof(EventDetail.Reading))]
    [JsonSerializable(typeof(EventDetail.RefusedCommand))]
    [JsonSerializable(typeof(EventDetail.Fold))]
    sealed partial class Context : JsonSerializerContext;
}
