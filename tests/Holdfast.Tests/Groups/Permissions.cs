using Holdfast.Groups;

namespace Holdfast.Tests.Groups;

public class Permissions
{
    [Theory]
    [InlineData("shop.change_order")]
    [InlineData("shop.view_order_line")]
    [InlineData("a1_b.delete_c2")]
    [InlineData("holdfast.add_api_key")]
    [InlineData("holdfast.sensitive")]
    [InlineData("holdfast.identity")]
    [InlineData("holdfast.everything")]
    public void A_codename_is_area_action_and_model(string text) =>
        Assert.Equal(text, Permission.TryParse(text, out var permission) ? permission.Codename : null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("shop")]
    [InlineData("shop.order")]
    [InlineData("shop.fly_order")]
    [InlineData("shop.change_")]
    [InlineData(".change_order")]
    [InlineData("Shop.change_order")]
    [InlineData("shop.change_Order")]
    [InlineData("shop.change_order\n")]
    [InlineData(" shop.change_order")]
    [InlineData("shop.change_order.x")]
    [InlineData("1shop.change_order")]
    [InlineData("shop.sensitive")]
    [InlineData("shop.everything")]
    [InlineData("holdfast.anything")]
    [InlineData("sh\u00f6p.change_order")]
    public void Other_texts_are_no_codenames(string? text) => Assert.False(Permission.TryParse(text, out _));

    [Fact]
    public void A_codename_is_bounded()
    {
        Assert.True(Permission.TryParse("shop.change_" + new string('x', 116), out _));
        Assert.False(Permission.TryParse("shop.change_" + new string('x', 117), out _));
    }

    [Fact]
    public void The_catalog_knows_our_own_permissions_and_the_host_s()
    {
        var catalog = new PermissionCatalog([new("shop", "order"), new("shop", "order")]);
        string[] own =
        [
            .. from model in new[] { "account", "group", "api_key", "policy" }
               from action in new[] { "view", "add", "change", "delete" }
               select $"holdfast.{action}_{model}",
            "holdfast.view_audit_event",
            "holdfast.sensitive",
            "holdfast.identity",
            "holdfast.everything",
        ];
        string[] host = ["shop.view_order", "shop.add_order", "shop.change_order", "shop.delete_order"];
        Assert.Equal(own.Concat(host).Order(), catalog.All.Select(permission => permission.Codename).Order());
        Assert.All(catalog.All, permission => Assert.True(catalog.Knows(permission)));
        Assert.False(catalog.Knows(Permission.Of("shop", PermissionAction.View, "customer")));
    }

    [Fact]
    public void Our_area_is_reserved() =>
        Assert.Throws<ArgumentException>(() => new PermissionCatalog([new("holdfast", "door")]));

    [Theory]
    [InlineData("shop", "order", true)]
    [InlineData("holdfast", "order", false)]
    [InlineData("Shop", "order", false)]
    [InlineData("shop", "", false)]
    [InlineData("", "order", false)]
    public void A_host_s_model_is_of_identifiers(string area, string model, bool acceptable) =>
        Assert.Equal(acceptable, new PermissionModel(area, model).IsAcceptable);

    [Fact]
    public void A_wrong_identifier_in_code_is_a_mistake_of_the_programmer() =>
        Assert.Throws<ArgumentException>(() => Permission.Of("Shop", PermissionAction.View, "order"));
}
